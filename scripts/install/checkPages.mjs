import { expect as expectSoon } from '@playwright/test';

/** Longer than a busy machine takes to show a page for the first time. */
const expect = expectSoon.configure({ timeout: 60_000 });

/** What a service shows that nothing is known of. */
export const EMPTY = {
  SLOs: 'No SLOs yet',
  'Ops liaison': 'No liaison yet',
  DORA: 'No deployments yet',
};

/**
 * Walks through the pages of a portal as its guest.
 *
 * @param texts - for the headings of cards on the component, what they say
 */
export async function checkPages(browser, url, texts) {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 1000 },
  });
  const page = await context.newPage();
  try {
    await enter(page);
    await checkComponent(page, texts);
    await checkOtherKinds(page);
    await checkTandemPage(page);
  } catch (error) {
    const shown = await page.locator('body').innerText();
    error.message += `\n${page.url()} shows:\n${shown}`;
    throw error;
  } finally {
    await context.close();
  }
}

/** The guest enters by a button, or by itself where the app says so. */
async function enter(page) {
  await page.goto('/catalog/default/component/example-website');
  const button = page.getByRole('button', { name: 'Enter' });
  // The old frontend system has the star in the heading.
  const service = page.getByRole('heading', { name: /^example-website/ });
  await expect(button.or(service).first()).toBeVisible();
  if (await button.isVisible()) await button.click();
  await expect(service.first()).toBeVisible();
}

async function checkComponent(page, texts) {
  for (const [title, text] of Object.entries(texts)) {
    const card = page
      .locator('.bui-Card')
      .filter({ has: heading(page, title) });
    await expect(card).toContainText(text);
  }
  await expect(heading(page, 'Next step')).toBeVisible();
  await tab(page, 'Operations').click();
  await expect(page).toHaveURL(/\/example-website\/operations/);
  await expect(heading(page, 'Who helps, and who helped')).toBeVisible();
}

async function checkOtherKinds(page) {
  await page.goto('/catalog/default/group/guests');
  for (const title of ['SLOs', 'Ops liaison', 'DORA']) {
    await expect(heading(page, title)).toBeVisible();
  }
  await page.goto('/catalog/default/user/guest');
  await expect(heading(page, 'Helps')).toBeVisible();
}

/** From the sidebar to each of its tabs. */
async function checkTandemPage(page) {
  await page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Tandem' })
    .click();
  await expect(page).toHaveURL(/\/tandem\/fleet/);
  await expect(heading(page, 'From catalogued to covered')).toBeVisible();
  await expect(
    page.getByRole('row', { name: /example-website/ }),
  ).toBeVisible();
  for (const [name, path] of [
    ['My teams', 'my-teams'],
    ['Unmatched', 'unmatched'],
    ['Fleet', 'fleet'],
  ]) {
    await tab(page, name).click();
    await expect(page).toHaveURL(new RegExp(`/tandem/${path}`));
  }
}

/** The frontend systems draw tabs differently. */
function tab(page, name) {
  return page
    .getByRole('tab', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first();
}

function heading(page, name) {
  return page.getByRole('heading', { name, exact: true });
}
