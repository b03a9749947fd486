import type { RunningTandem } from '../../__testUtils__/startTandem';

/** Once this is done, nobody writes to a row any more before something changes. */
export async function prepareFleet(tandem: RunningTandem): Promise<void> {
  await tandem.run('fleet');
  // A read waits for what was prepared soon after the start.
  await tandem.get('/fleet/services?limit=1').expect(200);
}
