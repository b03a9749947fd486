import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { waitForHistory } from './history';
import { signIn } from './signIn';

test('a developer opens a burning service and learns which deployment started it, and whom to ask', async ({
  page,
}) => {
  await test.step('its overview says that a budget burns, and who helps', async () => {
    await waitForHistory('component:default/checkout-api');
    await signIn(page, 'Maya');
    await page.goto('/catalog/default/component/checkout-api');
    await expect(page.getByText('1 burning')).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Ask in #checkout-ops' }),
    ).toHaveAttribute('href', /checkout-ops/);
    await expectAccessible(page, 'article');
  });

  let version = '';
  await test.step('the burning SLO names the deployment it began after', async () => {
    await page.getByRole('link', { name: 'Checkout answers' }).first().click();
    await expect(page).toHaveURL(/checkout-api\/operations/);
    const details = page.getByRole('dialog', { name: /Checkout answers/ });
    await expect(details.getByText('Budget left').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(details).toBeHidden();
    const cause = page.getByText(/burning since .* after v\d/).first();
    await expect(cause).toBeVisible();
    version = /v\d[\d.]*\d/.exec(await cause.innerText())![0];
  });

  await test.step('the story beside the chart tells it from the start', async () => {
    const budget = page.getByRole('img', {
      name: /Error budget of Checkout answers/,
    });
    await expect(budget).toBeVisible();
    await expect(budget).toHaveAccessibleName(new RegExp(version));
    const story = page.getByRole('listitem').filter({ hasText: /^\d\d:\d\d/ });
    await expect(story.first()).toContainText(`${version} deployed`);
    await expect(story.nth(1)).toContainText(/budget over .* and .*/);
    await expect(story.last()).toContainText(/recovered/);
    await expectAccessible(page, 'article');
  });

  await test.step('what is behind the chart can be read as a table', async () => {
    await page.getByRole('radio', { name: 'Table' }).first().click();
    await expect(
      page
        .getByRole('grid', { name: /Checkout answers, error budget/ })
        .getByRole('row')
        .filter({ hasText: version }),
    ).toBeVisible();
    await expect(page).toHaveURL(/budgetView=table/);
  });
});
