import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { waitForHistory } from './history';
import { enterAsGuest } from './signIn';

test('a guest reads everything, is told who may change it, and meets no dead end', async ({
  page,
}) => {
  await test.step('a service without SLOs and liaison says who may begin', async () => {
    await waitForHistory('component:default/checkout-api');
    await enterAsGuest(page);
    await page.goto('/catalog/default/component/gift-registry/operations');
    await expect(
      page.getByText(/You may not write SLOs for this service/).first(),
    ).toBeVisible();
    await expect(
      page.getByText(/You may not ask for a liaison here/).first(),
    ).toBeVisible();
    await expect(
      page.getByRole('button', { name: /Write|Import|Propose|Run it/ }),
    ).toHaveCount(0);
    await expectAccessible(page, 'article');
  });

  await test.step('an SLO can be read in full, and not be changed', async () => {
    await page.goto('/catalog/default/component/checkout-api/operations');
    await page.getByRole('link', { name: 'Checkout answers' }).first().click();
    const details = page.getByRole('dialog', { name: /Checkout answers/ });
    await expect(
      details.getByText(/You may not change this SLO/),
    ).toBeVisible();
    await expect(details.getByRole('button', { name: 'Edit' })).toBeHidden();
    await page.keyboard.press('Escape');
  });

  await test.step('what was changed is told at the end of the page', async () => {
    const changes = page.getByRole('list', { name: 'Changes' });
    await page
      .getByRole('heading', { name: 'Changes' })
      .scrollIntoViewIfNeeded();
    await expect(
      changes.getByText(/imported the SLO Checkout answers/),
    ).toBeVisible();
  });

  await test.step('the tabs for those who run Tandem are not there', async () => {
    await page.goto('/tandem/fleet');
    await expect(page.getByRole('tab', { name: 'Fleet' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Unmatched' })).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Health' })).toHaveCount(0);
    await page.goto('/tandem/health');
    await expect(page.getByText(/You may not see this tab/)).toBeVisible();
  });
});
