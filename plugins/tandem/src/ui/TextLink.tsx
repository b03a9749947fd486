import { Link, type LinkProps } from '@backstage/ui';
import styles from './text.module.css';

/** A link in the accent colour; underlined inside text, not where it stands `standalone`. */
export function TextLink({ className = '', ...props }: LinkProps) {
  return <Link {...props} className={`${styles.link} ${className}`} />;
}

/** A link to another site; opens beside the portal. */
export function OutsideLink(props: Omit<LinkProps, 'target' | 'rel'>) {
  return <TextLink {...props} target="_blank" rel="noopener noreferrer" />;
}
