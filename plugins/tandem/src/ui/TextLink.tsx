import { Link, type LinkProps } from '@backstage/ui';
import { isWebAddress } from './isWebAddress';
import styles from './text.module.css';

/** A link in the accent colour; underlined inside text, not where it stands `standalone`. */
export function TextLink({ className = '', ...props }: LinkProps) {
  return <Link {...props} className={`${styles.link} ${className}`} />;
}

/**
 * A link to another site; opens beside the portal. Where the address is none of
 * the web, it is only text.
 */
export function OutsideLink(props: Omit<LinkProps, 'target' | 'rel'>) {
  return isWebAddress(props.href) ? (
    <TextLink {...props} target="_blank" rel="noopener noreferrer" />
  ) : (
    <span>{props.children}</span>
  );
}
