import { Button, ButtonLink } from '@backstage/ui';
import {
  assignmentCreatePermission,
  assignmentUpdatePermission,
  type AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';
import {
  useLiaisonDialogs,
  type LiaisonRequest,
} from '../liaison/LiaisonDialogsProvider';
import { proposableOf } from '../liaison/proposalRights';
import { operationsParameters } from '../summary/operationsState';
import { useOperationsLink } from '../summary/useOperationsLink';
import { useTeams } from '../teams/queries';
import { useTranslate } from '../translation';
import { mayDo } from '../ui/rights';
import { Muted } from '../ui/Muted';
import { useEntityLink } from '../ui/useEntityLink';
import { subjectOf } from './attentionWords';

/** What can be done about it, but to answer a proposal. */
export function AttentionActions({ item }: { item: AttentionItem }) {
  switch (item.kind) {
    case 'absence-uncovered':
      return <NameDeputy item={item} />;
    case 'ending-without-successor':
      return <ExtendOrHandOver item={item} />;
    default:
      return <OpenOperations item={item} />;
  }
}

/** To the Operations tab, with the budget that it is about. */
function OpenOperations({ item }: { item: AttentionItem }) {
  const { entityRef, slo } = item;
  const { t } = useTranslate();
  const operationsLink = useOperationsLink();
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(
    operationsParameters({ budgetOf: slo?.id }),
  )) {
    if (value) search.set(name, value);
  }
  return (
    <ButtonLink
      size="small"
      variant="secondary"
      aria-label={t('attention.action.openOf', { subject: subjectOf(item) })}
      href={operationsLink(entityRef, search.size ? `?${search}` : '')}
    >
      {t('attention.action.open')}
    </ButtonLink>
  );
}

function NameDeputy({ item }: { item: AttentionItem }) {
  const { entityRef, scopeRef = entityRef } = item;
  const helped = useTeams().data?.items.filter(
    ({ assignment }) => assignment.scopeRef === scopeRef,
  );
  const isDeputyThere = helped?.some(
    ({ assignment }) => assignment.role === 'deputy',
  );
  const mayName =
    !isDeputyThere && mayDo(item.allowed, assignmentCreatePermission);
  // A scope has one deputy at a time; who else may help is told there. Of the
  // scopes of others it is not known here whether their deputy is away, too.
  const isOfOthers = helped?.length === 0;
  return (
    <>
      {mayName && <NameDeputyButton item={item} scopeRef={scopeRef} />}
      {(!mayName || isOfOthers) && (
        <ScopeLink item={item} scopeRef={scopeRef} />
      )}
    </>
  );
}

function NameDeputyButton(props: { item: AttentionItem; scopeRef: string }) {
  const { item, scopeRef } = props;
  const { t } = useTranslate();
  return (
    <DialogButton
      words={t('attention.action.nameDeputy')}
      label={t('attention.action.nameDeputyOf', { subject: subjectOf(item) })}
      request={{
        kind: 'propose',
        preset: {
          scopeRef,
          role: 'deputy',
          startsOn: item.absence?.startsOn,
          endsOn: item.absence?.endsOn,
        },
      }}
    />
  );
}

function ScopeLink(props: { item: AttentionItem; scopeRef: string }) {
  const { item, scopeRef } = props;
  const { t } = useTranslate();
  const entityLink = useEntityLink();
  return (
    <ButtonLink
      size="small"
      variant="secondary"
      aria-label={t('attention.action.openScopeOf', {
        subject: subjectOf(item),
      })}
      href={entityLink(scopeRef)}
    >
      {t('attention.action.openScope')}
    </ButtonLink>
  );
}

function ExtendOrHandOver({ item }: { item: AttentionItem }) {
  const { assignment } = item;
  const { t } = useTranslate();
  const subject = subjectOf(item);
  if (!assignment) {
    return null;
  }
  if (assignment.source === 'catalog') {
    return (
      <span title={t('attention.action.inCatalogWhy')}>
        <Muted>{t('attention.action.inCatalog')}</Muted>
      </span>
    );
  }
  const assignmentId = assignment.id;
  return (
    <>
      {mayDo(item.allowed, assignmentUpdatePermission) && (
        <DialogButton
          words={t('attention.action.extend')}
          label={t('attention.action.extendOf', { subject })}
          request={{ kind: 'change', assignmentId }}
        />
      )}
      {proposableOf(assignment).includes('somebody') && (
        <DialogButton
          words={t('attention.action.handOver')}
          label={t('attention.action.handOverOf', { subject })}
          request={{ kind: 'hand-over', assignmentId }}
        />
      )}
    </>
  );
}

function DialogButton(props: {
  words: string;
  label: string;
  request: LiaisonRequest;
}) {
  const { words, label, request } = props;
  const { open } = useLiaisonDialogs();
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={label}
      onPress={() => open(request)}
    >
      {words}
    </Button>
  );
}
