import { RiLinksLine } from '@remixicon/react';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { StatusTag } from '../ui/StatusTag';
import { TextLink } from '../ui/TextLink';
import { useEntityLink } from '../ui/useEntityLink';
import { refName } from '../ui/refName';

/** «via team-payments», where another scope than the entity itself answers. */
export function CoverageOrigin(props: {
  entityRef: string;
  coverage: Coverage;
}) {
  const { entityRef, coverage } = props;
  const { scopeRef, scopeTitle } = coverage;
  const { t } = useTranslate();
  const entityLink = useEntityLink();
  if (!scopeRef || scopeRef === entityRef) {
    return null;
  }
  return (
    <StatusTag tone="announcement" icon={RiLinksLine}>
      <span>
        {t('liaison.card.via', {
          scope: (
            <TextLink
              standalone
              variant="body-small"
              weight="bold"
              href={entityLink(scopeRef)}
            >
              {refName(scopeRef, scopeTitle)}
            </TextLink>
          ),
        })}
      </span>
    </StatusTag>
  );
}
