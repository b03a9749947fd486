import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { endAssignments } from './assignments';
import { waitForHistory } from './history';
import { signIn } from './signIn';

const TEAM = 'group:default/team-storefront';

const services = (page: Page) =>
  page.getByRole('grid', { name: 'Services' }).getByRole('row');

test.afterEach(() => endAssignments(TEAM));

test('a platform engineer finds the uncovered services of a department and covers them in one go', async ({
  page,
  context,
}) => {
  await test.step('the fleet says how far the services have come', async () => {
    await waitForHistory('component:default/checkout-api');
    await signIn(page, 'Tomás');
    await page.getByRole('link', { name: 'Tandem', exact: true }).click();
    await expect(page).toHaveURL(/tandem\/fleet/);
    const funnel = page.getByRole('list', {
      name: 'From catalogued to covered',
    });
    await expect(funnel.getByRole('listitem')).toHaveCount(6);
    await expect(services(page).nth(1)).toBeVisible();
    await expectAccessible(page, 'main');
  });

  let found = 0;
  await test.step('he narrows it down to the department, and to what nobody covers', async () => {
    await page.getByRole('link', { name: /to go: covered/ }).click();
    await page.getByRole('button', { name: 'Owner', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find in Owner' }).fill('shop');
    await page
      .getByRole('checkbox', { name: /^Shop/ })
      .locator('xpath=ancestor::label')
      .click();
    await page.keyboard.press('Escape');
    await expect(
      page.getByRole('button', { name: 'Owner: Shop' }),
    ).toBeVisible();
    await expect(page).toHaveURL(/missing=covered/);
    await expect(page).toHaveURL(/owner=group%3Adefault%2Fshop/);
    await expect(services(page).nth(1)).toContainText('Storefront');
    found = (await services(page).count()) - 1;
    expect(found).toBeGreaterThan(1);
  });

  await test.step('he chooses them all, and learns what would happen', async () => {
    await selectAll(page).click();
    await page
      .getByRole('button', { name: `Assign liaison to ${found}…` })
      .click();
    const dialog = page.getByRole('dialog', { name: /^Assign a liaison/ });
    await expect(
      dialog.getByRole('radio', { name: /Their team: Storefront/ }),
    ).toBeChecked();
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('combobox', { name: 'Person' }).fill('Dana');
    await page.getByRole('option', { name: /Dana Kim/ }).click();
    await dialog.getByRole('button', { name: 'Check' }).click();
    const rows = dialog.getByRole('list', { name: 'What would happen' });
    await expect(rows.getByRole('listitem')).toHaveCount(1);
    await expect(rows).toContainText('would be asked');
    await expectAccessible(page, '[role=dialog]');
  });

  await test.step('he proposes it; nothing is covered before Dana accepts', async () => {
    const dialog = page.getByRole('dialog', { name: /^Assign a liaison/ });
    await dialog.getByRole('button', { name: 'Propose to Dana Kim' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Dana Kim is asked for 1 team.')).toBeVisible();
    await expect(services(page)).toHaveCount(found + 1);
  });

  await test.step('Dana accepts', async () => {
    const dana = await context.newPage();
    await signIn(dana, 'Dana');
    await dana.goto('/tandem/my-teams');
    await dana
      .getByRole('button', { name: 'Accept for Storefront' })
      .first()
      .click();
    await expect(dana.getByText(/Dana Kim helps Storefront/)).toBeVisible();
    await dana.close();
  });

  await test.step('the fleet shows them covered', async () => {
    await expect(page.getByText('No service matches')).toBeVisible();
    await page
      .getByRole('button', { name: 'Missing step: not covered' })
      .click();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.keyboard.press('Escape');
    const row = services(page).filter({ hasText: 'Product pages' });
    await expect(row).toContainText('Dana Kim');
    await expect(row).toContainText('via team');
  });
});

/** The checkbox of the header row. */
function selectAll(page: Page) {
  return services(page)
    .first()
    .getByRole('checkbox', { name: 'Select all' })
    .locator('xpath=ancestor::label');
}
