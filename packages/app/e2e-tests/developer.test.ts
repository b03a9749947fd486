import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { waitForHistory } from './history';

test('a developer goes from their team to the incident behind its worst change fail rate', async ({
  page,
}) => {
  await test.step('sign in as the developer', async () => {
    await waitForHistory('component:default/checkout-api');
    await page.goto('/');
    const maya = page.getByRole('button', { name: /Maya/ });
    await expect(maya).toBeVisible();
    await expectAccessible(page, 'main');
    await maya.click();
    await expect(page.getByRole('link', { name: 'Cart' })).toBeVisible();
  });

  await test.step('open their team: the service that fails most stands first', async () => {
    // The owner of a row; the system beside it has the same name.
    await page.locator('a[href$="/group/team-checkout"]').first().click();
    await expect(page).toHaveURL(/group\/team-checkout/);
    const services = page.getByRole('list', { name: /change fail rate/i });
    await expect(services.getByRole('listitem')).toHaveCount(4);
    await expect(services.getByRole('listitem').first()).toContainText(
      'Checkout API',
    );
    await services.getByRole('link', { name: 'Checkout API' }).click();
  });

  await test.step('its figures lead to the failed deployments', async () => {
    await expect(page).toHaveURL(/checkout-api\/operations/);
    await expect(page.getByRole('heading', { name: 'Delivery' })).toBeVisible();
    await expectAccessible(page, 'article');
    await page
      .getByRole('link', { name: /failed deployments: \d+ of/i })
      .click();
    await expect(page).toHaveURL(/show=failed/);
  });

  await test.step('the latest one shows what was in it, and its incident', async () => {
    const failed = page.getByRole('row').filter({ hasText: 'Failed' }).first();
    const version = failed.getByRole('link', { name: /^v\d/ });
    const name = await version.innerText();
    await version.click();
    const details = page.getByRole('dialog', { name: new RegExp(name) });
    await expect(details.getByText(/^Changes \(\d+\)/)).toBeVisible();
    const incident = details.getByRole('link').first();
    const title = await incident.innerText();
    await incident.click();
    await expect(details).toBeHidden();
    await expect(
      page
        .getByRole('grid', { name: 'Incidents' })
        .getByRole('row')
        .filter({ hasText: title })
        .filter({ hasText: name }),
    ).toBeVisible();
  });
});
