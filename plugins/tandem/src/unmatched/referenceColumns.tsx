import { Button } from '@backstage/ui';
import type { UnmatchedReference } from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { refName } from '../ui/refName';
import { withNames } from '../ui/withNames';
import { eventWords } from './eventWords';
import { Reference } from './Reference';

/** The API tells the ways out after the reason; the page tells them once. */
const FIRST_SENTENCE = /^.*?\.(?=\s|$)/s;

/** The columns of the list of names without a service. */
export function referenceColumns(
  t: Translate,
  onMap: (reference: UnmatchedReference) => void,
): DataColumn<UnmatchedReference>[] {
  return [
    {
      id: 'reference',
      label: t('unmatched.references.reference'),
      width: '23%',
      isRowHeader: true,
      cell: ({ entityRef }) => <Reference entityRef={entityRef} />,
    },
    {
      id: 'waits',
      label: t('unmatched.references.waits'),
      width: '13%',
      cell: events => eventWords(t, events),
    },
    {
      id: 'sources',
      label: t('unmatched.references.sources'),
      width: '12%',
      cell: ({ sources }) => <Muted>{sources.join(', ')}</Muted>,
    },
    {
      id: 'arrived',
      label: t('unmatched.references.arrived'),
      width: '15%',
      cell: ({ firstReceivedAt, lastReceivedAt }) =>
        agoOf(firstReceivedAt) === agoOf(lastReceivedAt) ? (
          <RelativeTime instant={lastReceivedAt} />
        ) : (
          <span>
            {t('unmatched.references.firstLast', {
              first: <RelativeTime instant={firstReceivedAt} />,
              last: <RelativeTime instant={lastReceivedAt} />,
            })}
          </span>
        ),
    },
    {
      id: 'reason',
      label: t('unmatched.references.reason'),
      width: '18%',
      cell: ({ reason }) => (
        <Muted>{FIRST_SENTENCE.exec(withNames(reason))?.[0] ?? reason}</Muted>
      ),
    },
    {
      id: 'action',
      label: t('unmatched.references.action'),
      width: '19%',
      cell: reference => (
        <Button
          size="small"
          variant="secondary"
          aria-label={t('unmatched.references.mapOf', {
            name: refName(reference.entityRef),
          })}
          onPress={() => onMap(reference)}
        >
          {t('unmatched.references.map')}
        </Button>
      ),
    },
  ];
}

/** What is said of both need not be said twice. */
function agoOf(instant: string): string | null {
  return DateTime.fromISO(instant).toRelative();
}
