import { pageOf } from './questions.mjs';

const STEP = 500;
const SORTINGS = [
  'sort=name&order=asc',
  'sort=budget&order=asc',
  'sort=failRate&order=desc',
];

/**
 * The cursor half-way down the list for some sorts, found by paging there.
 *
 * @returns `{ sorting, cursor }` of each
 */
export async function findDeepPages({ client, services }) {
  const pages = [];
  for (const sorting of SORTINGS) {
    let cursor;
    for (let passed = 0; passed < services.length / 2; passed += STEP) {
      const path = pageOf(
        sorting,
        cursor && `cursor=${encodeURIComponent(cursor)}`,
      ).replace('limit=20', `limit=${STEP}`);
      const page = JSON.parse(await client.get(path));
      cursor = page.nextCursor ?? cursor;
    }
    if (cursor) pages.push({ sorting, cursor });
  }
  return pages;
}
