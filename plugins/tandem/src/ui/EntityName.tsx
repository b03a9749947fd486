import { TextLink } from './TextLink';
import { useEntityLink } from './useEntityLink';
import { refName } from './refName';

/** An entity by its name, leading to its page. */
export function EntityName(props: { entityRef: string; title?: string }) {
  const { entityRef, title } = props;
  const entityLink = useEntityLink();
  return (
    <TextLink standalone href={entityLink(entityRef)}>
      {refName(entityRef, title)}
    </TextLink>
  );
}
