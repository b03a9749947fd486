import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { askAnew } from './askAnew';

describe('askAnew', () => {
  it('counts no first answer that was asked for before', async () => {
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
    const renewed = askAnew(client, ['tandem']);
    answers[0]('from before');
    await Promise.resolve();
    await new Promise(resolve => setTimeout(resolve));
    expect(answers).toHaveLength(2);
    answers[1]('from after');
    await renewed;
    expect(observer.getCurrentResult().data).toBe('from after');
    stop();
    client.clear();
  });
});
