import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { waitForHistory } from './history';
import { reportDeployments } from './pipeline';
import { signIn } from './signIn';

const SERVICE = 'loyalty-points';
/** Of this run alone: what is mapped cannot be taken apart again. */
const FOREIGN = `${SERVICE}-svc-${Date.now()}`;
const DEPLOYMENTS = 3;

/** How many deployments the figures of the service are of. */
async function countedDeployments(page: Page): Promise<number> {
  await page.goto(`/catalog/default/component/${SERVICE}/operations`);
  const basis = page.getByText(/\d+ deployments?, \d+ changes/).first();
  await expect(basis).toBeVisible();
  return Number(/(\d+) deployment/.exec(await basis.innerText())![1]);
}

test('a platform engineer maps an unmatched service', async ({ page }) => {
  let before = 0;
  await test.step('a pipeline reports under a name that the catalog does not know', async () => {
    await waitForHistory(`component:default/${SERVICE}`);
    await signIn(page, 'Tomás');
    before = await countedDeployments(page);
    await reportDeployments(`component:default/${FOREIGN}`, DEPLOYMENTS);
  });

  const row = page.getByRole('row').filter({ hasText: FOREIGN });
  await test.step('the tab says what waits, and why', async () => {
    await page.getByRole('link', { name: 'Tandem', exact: true }).click();
    await page.getByRole('tab', { name: 'Unmatched' }).click();
    await expect(page).toHaveURL(/tandem\/unmatched/);
    await expect(row).toContainText(`${DEPLOYMENTS} deployments`);
    await expect(row).toContainText(`The catalog has no ${FOREIGN} yet`);
    await expectAccessible(page, 'main');
  });

  await test.step('the service that looks alike is filled in, and mapped', async () => {
    await row.getByRole('button', { name: /^Map to a service/ }).click();
    const dialog = page.getByRole('dialog', { name: `Map ${FOREIGN}` });
    await expect(
      dialog.getByRole('combobox', { name: 'Which service is it?' }),
    ).toHaveValue('Loyalty points');
    await expect(
      dialog.getByText(/count for Loyalty points from now on/),
    ).toBeVisible();
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Map', exact: true }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('link', { name: 'Open Loyalty points' }).click();
  });

  await test.step('its deployments count on the page of the service', async () => {
    await expect(page).toHaveURL(new RegExp(`component/${SERVICE}`));
    expect(await countedDeployments(page)).toBe(before + DEPLOYMENTS);
  });

  await test.step('the tab remembers who said so', async () => {
    await page.goto('/tandem/unmatched');
    await expect(
      page
        .getByRole('grid', { name: 'Mapped' })
        .getByRole('row')
        .filter({ hasText: FOREIGN }),
    ).toContainText('Tomás Ferreira');
  });
});
