import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails on what axe finds serious inside a region of the page. */
export async function expectAccessible(page: Page, region: string) {
  const { violations } = await new AxeBuilder({ page })
    .include(region)
    .analyze();
  const serious = violations.filter(({ impact }) =>
    ['serious', 'critical'].includes(impact ?? ''),
  );
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`),
  ).toEqual([]);
}
