import { type ButtonHTMLAttributes } from 'react';
import styles from './text.module.css';

/** A button that reads as part of a text. */
export function TextButton(
  props: Omit<
    ButtonHTMLAttributes<HTMLButtonElement>,
    'onClick' | 'type' | 'className'
  > & { onPress: () => void },
) {
  const { onPress, ...rest } = props;
  return (
    <button
      {...rest}
      type="button"
      className={styles.textButton}
      onClick={onPress}
    />
  );
}
