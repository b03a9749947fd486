const SERVICES: readonly [host: RegExp, name: string][] = [
  [/(^|\.)slack\.com$/, 'Slack'],
  [/(^|\.)teams\.(microsoft|live)\.com$/, 'Teams'],
  [/(^|\.)matrix\.to$/, 'Matrix'],
  [/(^|\.)discord\.(com|gg)$/, 'Discord'],
  [/^(chat|mail)\.google\.com$/, 'Google Chat'],
  [/(^|\.)zulipchat\.com$/, 'Zulip'],
];

/**
 * How people call a channel: `#payments-ops` where its address tells, else the
 * service or the host.
 *
 * @param address - an http(s) URL
 */
export function channelName(address: string): string {
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '');
  const room = roomIn(url);
  const service = SERVICES.find(([pattern]) => pattern.test(host))?.[1];
  return room ? `#${decoded(room).replace(/^#/, '')}` : service ?? host;
}

function roomIn({ pathname, hash, searchParams }: URL): string | undefined {
  const patterns: readonly [RegExp, string][] = [
    // Slack and Mattermost by name; Discord has numbers there.
    [/\/channels\/(?!\d+(?:\/|$))([^/]+)/, pathname],
    // Rocket.Chat.
    [/^\/channel\/([^/]+)/, pathname],
    // Teams.
    [/^\/l\/channel\/[^/]+\/([^/]+)/, pathname],
    // Matrix.
    [/^#\/[#!]?([^:/]+):/, decoded(hash)],
    // Zulip.
    [/^#narrow\/(?:stream|channel)\/(?:\d+-)?([^/]+)/, hash],
  ];
  const found = patterns.map(([pattern, text]) => pattern.exec(text)?.[1]);
  return found.find(Boolean) ?? searchParams.get('channel') ?? undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
