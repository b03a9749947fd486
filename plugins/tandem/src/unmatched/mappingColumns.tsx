import { Button } from '@backstage/ui';
import {
  correctionDeletePermission,
  type ReferenceMapping,
} from '@tandem/backstage-plugin-tandem-common';
import { RiFileTextLine } from '@remixicon/react';
import { EntityName } from '../ui/EntityName';
import type { Translate } from '../translation';
import { AuthorName } from '../ui/AuthorName';
import type { DataColumn } from '../ui/DataTable';
import { mayDo } from '../ui/rights';
import { RelativeTime } from '../ui/RelativeTime';
import { refName } from '../ui/refName';
import { StatusTag } from '../ui/StatusTag';
import { Reference } from './Reference';

/** The columns of the list of what names mean. */
export function mappingColumns(
  t: Translate,
  onForget: (mapping: ReferenceMapping) => void,
): DataColumn<ReferenceMapping>[] {
  return [
    {
      id: 'from',
      label: t('unmatched.mappings.from'),
      width: '32%',
      isRowHeader: true,
      cell: ({ from }) => <Reference entityRef={from} />,
    },
    {
      id: 'to',
      label: t('unmatched.mappings.to'),
      width: '25%',
      cell: ({ to, toTitle }) => <EntityName entityRef={to} title={toTitle} />,
    },
    {
      id: 'made',
      label: t('unmatched.mappings.made'),
      width: '27%',
      cell: mapping => <Made mapping={mapping} t={t} />,
    },
    {
      id: 'action',
      label: t('unmatched.mappings.action'),
      width: '16%',
      cell: mapping =>
        mapping.mappedBy &&
        mayDo(mapping.allowed, correctionDeletePermission) && (
          <Button
            size="small"
            variant="secondary"
            aria-label={t('unmatched.mappings.forgetOf', {
              name: refName(mapping.from),
            })}
            onPress={() => onForget(mapping)}
          >
            {t('unmatched.mappings.forget')}
          </Button>
        ),
    },
  ];
}

function Made(props: { mapping: ReferenceMapping; t: Translate }) {
  const { mapping, t } = props;
  const { mappedBy, mappedAt } = mapping;
  if (!mappedBy) {
    return (
      <span title={t('unmatched.mappings.declaredHow')}>
        <StatusTag tone="neutral" icon={RiFileTextLine}>
          {t('unmatched.mappings.declared')}
        </StatusTag>
      </span>
    );
  }
  const who = <AuthorName by={mappedBy} />;
  return (
    <span>
      {mappedAt
        ? t('unmatched.mappings.madeBy', {
            who,
            when: <RelativeTime instant={mappedAt} />,
          })
        : who}
    </span>
  );
}
