import { screen, waitFor } from '@testing-library/react';
import {
  exampleDeployment,
  exampleIncident,
  exampleSummary,
  PAYMENTS,
} from '../__testUtils__/deliveryExamples';
import { exampleCoverage } from '../__testUtils__/liaisonExamples';
import {
  answersWith,
  renderTab,
  SUMMARY,
} from '../__testUtils__/operationsTab';

const HTML = '<script>alert(1)</script><img src=x onerror="alert(1)">';
const SCRIPT_URL = ['javascript', 'alert(1)'].join(':');

describe('text that others wrote', () => {
  it('is shown as it is, and is no part of the page', async () => {
    const named = exampleDeployment(HTML, { entityRef: PAYMENTS });
    renderTab(
      answersWith({
        '/deployments': { body: { items: [named] } },
        '/incidents': {
          body: { items: [exampleIncident('1', HTML, { title: HTML })] },
        },
      }),
    );
    await waitFor(() =>
      expect(screen.getAllByText(HTML).length).toBeGreaterThan(1),
    );
    expect(document.querySelector('script, img[onerror]')).toBeNull();
  });

  it('runs no script where a link was expected', async () => {
    renderTab(
      answersWith({
        [SUMMARY]: {
          body: exampleSummary({
            coverage: exampleCoverage({ channel: SCRIPT_URL }),
          }),
        },
        '/incidents': {
          body: {
            items: [
              exampleIncident('1', 'v1', {
                title: 'It is slow',
                url: SCRIPT_URL,
                postmortemUrl: SCRIPT_URL,
              }),
            ],
          },
        },
      }),
    );
    expect((await screen.findAllByText('It is slow')).length).toBeGreaterThan(
      0,
    );
    const targets = screen
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(
      targets.filter(target => /^\s*javascript:/i.test(target ?? '')),
    ).toEqual([]);
  });
});
