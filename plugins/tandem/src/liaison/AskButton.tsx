import { ButtonLink } from '@backstage/ui';
import { RiChat3Line } from '@remixicon/react';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { isWebAddress } from '../ui/isWebAddress';
import { useEntityLink } from '../ui/useEntityLink';
import { channelName } from './channelName';
import { firstName, personName } from './personName';

/** Leads to where the team asks: the channel, else the page of whoever is in. */
export function AskButton(props: { coverage: Coverage }) {
  const { channel, actingRef, people } = props.coverage;
  const { t } = useTranslate();
  const entityLink = useEntityLink();
  const acting = people.find(({ userRef }) => userRef === actingRef);
  if (isWebAddress(channel)) {
    return (
      <ButtonLink
        variant="primary"
        href={channel}
        target="_blank"
        rel="noopener noreferrer"
        iconStart={<RiChat3Line />}
      >
        {t('liaison.card.askIn', { channel: channelName(channel) })}
      </ButtonLink>
    );
  }
  return acting ? (
    <ButtonLink variant="primary" href={entityLink(acting.userRef)}>
      {t('liaison.card.ask', { name: firstName(personName(acting)) })}
    </ButtonLink>
  ) : null;
}
