import { TextLink } from '../ui/TextLink';
import { useEntityLink } from '../ui/useEntityLink';
import { refName } from '../ui/refName';

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
