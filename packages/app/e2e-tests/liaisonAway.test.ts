import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { waitForHistory } from './history';
import { signIn } from './signIn';

/** Where Dana is: she is away on her own days. */
const timezoneId = 'Europe/Lisbon';
test.use({ timezoneId });

/** As `dd/mm/yyyy`. */
function today(): string {
  return new Date().toLocaleDateString('en-GB', { timeZone: timezoneId });
}

test('a liaison says they are away, and the deputy appears on the page', async ({
  page,
}) => {
  await test.step('Dana helps the service', async () => {
    await waitForHistory('component:default/checkout-api');
    await signIn(page, 'Dana');
    await page.goto('/catalog/default/component/checkout-api/operations');
    await expect(page.getByText('Omar Reyes').first()).toBeVisible();
    await expect(page.getByText('stands in')).toBeHidden();
  });

  await test.step('she says that she is away today', async () => {
    await page
      .getByRole('button', { name: 'More about this assignment' })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'I’m away' }).click();
    const dialog = page.getByRole('dialog', { name: 'I’m away' });
    await expect(dialog.getByText(/no field for the reason/)).toBeVisible();
    await expectAccessible(page, '[role=dialog]');
    const lastDay = dialog.getByRole('group', { name: 'Last day away' });
    await lastDay.getByRole('spinbutton').first().click();
    await page.keyboard.type(today().replaceAll('/', ''));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('Omar stands in, and she is shown as away', async () => {
    await expect(page.getByText('Omar Reyes stands in')).toBeVisible();
    await expect(page.getByText('away today')).toBeVisible();
    await page.goto('/catalog/default/component/payments');
    await expect(page.getByText('Omar Reyes stands in')).toBeVisible();
  });

  await test.step('she takes it back on her own page', async () => {
    await page.goto('/catalog/default/user/dana');
    await page
      .getByRole('button', { name: /Remove/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Remove these days?' });
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(dialog).toBeHidden();
    await page.goto('/catalog/default/component/checkout-api');
    await expect(page.getByText('Omar Reyes').first()).toBeVisible();
    await expect(page.getByText('stands in')).toBeHidden();
  });
});
