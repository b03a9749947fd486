import { channelName } from './channelName';
import { cityOf } from './LocalTime';

describe('channelName', () => {
  it.each([
    ['https://acme.slack.com/channels/payments-ops', '#payments-ops'],
    ['https://acme.slack.com/archives/C012AB3CD', 'Slack'],
    ['https://app.slack.com/client/T01/C02', 'Slack'],
    [
      'https://teams.microsoft.com/l/channel/19%3aabc%40thread.tacv2/Payments%20Ops?groupId=1',
      '#Payments Ops',
    ],
    ['https://teams.microsoft.com/l/chat/0/0?users=a@b.example', 'Teams'],
    ['https://matrix.to/#/%23payments-ops:acme.example', '#payments-ops'],
    ['https://chat.acme.example/shop/channels/payments-ops', '#payments-ops'],
    [
      'https://acme.zulipchat.com/#narrow/stream/12-payments-ops',
      '#payments-ops',
    ],
    ['https://chat.acme.example/channel/payments-ops', '#payments-ops'],
    ['https://chat.google.com/room/AAAA', 'Google Chat'],
    ['https://discord.com/channels/123/456', 'Discord'],
    ['https://www.acme.example/ask', 'acme.example'],
    ['https://acme.example/channels/%E0%A4%A', '#%E0%A4%A'],
  ])('calls %s %s', (address, name) => {
    expect(channelName(address)).toBe(name);
  });
});

describe('cityOf', () => {
  it.each([
    ['Europe/Lisbon', 'Lisbon'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', undefined],
    ['Etc/GMT+3', undefined],
  ])('finds in %s the city %s', (timeZone, city) => {
    expect(cityOf(timeZone)).toBe(city);
  });
});
