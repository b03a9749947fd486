import { say } from '../say.mjs';

const DAY = 24 * 60 * 60_000;
const DAYS = 550;

/** Keeps a snapshot for each day that one is kept for, as after so long. */
export async function fillDays({ backend }) {
  const counts = [
    'catalogued',
    'owned',
    'tracked',
    'drafted',
    'published',
    'covered',
  ];
  const rows = Array.from({ length: DAYS }, (_, index) => {
    const date = new Date(Date.now() - (index + 1) * DAY);
    const services = counts.map((_step, step) =>
      Math.max(0, 1000 - index - 100 * step),
    );
    return `('${date.toISOString().slice(0, 10)}', 100, ${services.join(
      ', ',
    )})`;
  });
  await backend.database.query(
    `insert into fleet_days (date, teams, ${counts.join(', ')})
       values ${rows.join(', ')} on conflict do nothing`,
  );
  say(`${DAYS} days of the funnel`);
}
