import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { signIn } from './signIn';

const SERVICE = 'invoice-renderer';

const DOCUMENT = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${SERVICE}-answers
  displayName: Lists are shown
spec:
  description: Requests for a list that are answered without an error
  service: ${SERVICE}
  indicator:
    metadata:
      name: ${SERVICE}-answers
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: push
            spec: { series: good }
        total:
          metricSource:
            type: push
            spec: { series: total }
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - displayName: Answers
      target: 99.9
`;
const TARGET_LINE =
  DOCUMENT.split('\n').findIndex(line => /target:/.test(line)) + 1;

test('an owner imports an SLO, repairs the error shown at its line, and publishes', async ({
  page,
}) => {
  await test.step('open the editor on a service without SLOs', async () => {
    await signIn(page, 'Maya');
    await page.goto(`/catalog/default/component/${SERVICE}/operations`);
    await page
      .getByRole('button', {
        name: /Write the first SLO|Import or write an SLO/,
      })
      .first()
      .click();
  });
  const dialog = page.getByRole('dialog', { name: 'Import or write an SLO' });

  await test.step('a pasted document shows what to mend, and where', async () => {
    const editor = dialog.getByRole('textbox', { name: 'OpenSLO document' });
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(DOCUMENT);
    const problem = dialog.getByRole('button', {
      name: new RegExp(`line ${TARGET_LINE}`),
    });
    await expect(problem).toBeVisible();
    await expect(dialog.getByText(/did you mean 0\.999/).first()).toBeVisible();
    await expectAccessible(page, '[role=dialog]');
    await problem.click();
  });

  await test.step('the cursor stands in that line; mended, it can be saved', async () => {
    await page.keyboard.press('End');
    for (const _ of '99.9') await page.keyboard.press('Backspace');
    await page.keyboard.type('0.999');
    await expect(dialog.getByText('1 document reads well.')).toBeVisible();
    const check = dialog.getByRole('button', { name: 'Check' });
    if (await check.isVisible()) await check.click();
    await dialog.getByRole('button', { name: /^Save/ }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('it is published, and says that nothing arrived yet', async () => {
    const row = page.getByRole('row').filter({ hasText: 'Lists are shown' });
    await expect(row).toContainText('No data');
    await expect(row).toContainText('99.9');
    await page.reload();
    await expect(row).toContainText('No data');
  });
});
