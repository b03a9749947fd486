import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { askAfterSignal, askAnew } from './askAnew';

/** A queue that is being asked for; `answers` holds a way to answer each request. */
function queueOnItsWay() {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false } },
  });
  const answers: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['tandem', 'queue'],
    queryFn: () =>
      new Promise<string>(resolve => {
        answers.push(resolve);
      }),
  });
  const stop = observer.subscribe(() => {});
  return { client, answers, observer, stop };
}

const settle = () => new Promise(resolve => setTimeout(resolve));

describe('askAnew', () => {
  it('counts no first answer that was asked for before', async () => {
    const { client, answers, observer, stop } = queueOnItsWay();
    const renewed = askAnew(client, ['tandem']);
    answers[0]('from before');
    await Promise.resolve();
    await settle();
    expect(answers).toHaveLength(2);
    answers[1]('from after');
    await renewed;
    expect(observer.getCurrentResult().data).toBe('from after');
    stop();
    client.clear();
  });
});

describe('askAfterSignal', () => {
  it('asks once for all that want it', async () => {
    const { client, answers, observer, stop } = queueOnItsWay();
    answers[0]('before');
    await settle();
    askAfterSignal(client, { queryKey: ['tandem'] });
    askAfterSignal(client, { queryKey: ['tandem', 'queue'] });
    await settle();
    answers[1]('after');
    await settle();
    expect(observer.getCurrentResult().data).toBe('after');
    expect(answers).toHaveLength(2);
    stop();
    client.clear();
  });

  it('asks once more for what is under way, however often it is told meanwhile', async () => {
    const { client, answers, observer, stop } = queueOnItsWay();
    for (let told = 0; told < 3; told += 1) {
      askAfterSignal(client, { queryKey: ['tandem'] });
      await settle();
    }
    expect(answers).toHaveLength(1);
    answers[0]('from before');
    await settle();
    expect(observer.getCurrentResult().data).toBe('from before');
    answers[1]('from after');
    await settle();
    expect(observer.getCurrentResult().data).toBe('from after');
    expect(answers).toHaveLength(2);
    stop();
    client.clear();
  });
});
