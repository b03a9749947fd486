import { mockServices } from '@backstage/backend-test-utils';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { SignalQueue } from './SignalQueue';

const changed = { changed: true };

describe('SignalQueue', () => {
  let sent: SignalPayload[];
  let queue: SignalQueue;
  let logger: ReturnType<typeof mockServices.logger.mock>;
  let publish: (signal: SignalPayload) => Promise<void>;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = [];
    publish = async signal => void sent.push(signal);
    logger = mockServices.logger.mock();
    queue = new SignalQueue({
      signals: { publish: signal => publish(signal as SignalPayload) },
      logger,
      restMillis: { slow: 2_000 },
    });
  });
  afterEach(() => jest.useRealTimers());

  const after = async (millis: number) => {
    await jest.advanceTimersByTimeAsync(millis);
    return sent.splice(0).map(({ channel }) => channel);
  };

  it('tells everybody no more than that something changed, and users by name', async () => {
    queue.add('everybody');
    queue.add('some', ['user:default/dana']);
    queue.add('some', ['user:default/omar', 'user:default/dana']);
    await jest.advanceTimersByTimeAsync(100);
    const users = ['user:default/dana', 'user:default/omar'];
    expect(sent).toEqual([
      {
        channel: 'everybody',
        recipients: { type: 'broadcast' },
        message: changed,
      },
      {
        channel: 'some',
        recipients: { type: 'user', entityRef: users },
        message: changed,
      },
    ]);
  });

  it('signals a channel once a second, or as rarely as it wants, and the last change too', async () => {
    const told = { quick: 0, slow: 0 };
    for (let turn = 0; turn < 100; turn++) {
      queue.add('quick');
      queue.add('slow');
      for (const channel of await after(100)) {
        told[channel as keyof typeof told] += 1;
      }
    }
    expect(told).toEqual({ quick: 10, slow: 5 });
    expect((await after(2_000)).sort()).toEqual(['quick', 'slow']);
    expect(await after(60_000)).toEqual([]);
  });

  it('keeps its pace where everything changes at once, and forgets nothing', async () => {
    const channels = Array.from({ length: 500 }, (_, index) => `${index}`);
    channels.forEach(channel => queue.add(channel));
    expect(await after(1_000)).toEqual(channels.slice(0, 50));
    expect(await after(9_000)).toEqual(channels.slice(50));
  });

  it('goes on where signals cannot be sent, and says so once', async () => {
    publish = async () => {
      throw new Error('nobody is there');
    };
    for (const channel of ['first', 'second']) queue.add(channel);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(logger.debug).toHaveBeenCalledTimes(1);
    publish = async signal => void sent.push(signal);
    queue.add('first');
    expect(await after(5_000)).toEqual(['first']);
  });
});
