import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import styles from './DataTable.module.css';

export interface DataColumn<TItem> {
  id: string;
  label: string;
  /** Of the whole width, as CSS. */
  width?: string;
  isRowHeader?: boolean;
  isNumeric?: boolean;
  cell: (item: TItem) => ReactNode;
}

/**
 * A table with a name of its own: the composed `Table` of `@backstage/ui`
 * calls every table «Data table».
 */
export function DataTable<TItem extends { id: string }>(props: {
  label: string;
  columns: readonly DataColumn<TItem>[];
  items: readonly TItem[];
  /** The row to mark, and to bring into view. */
  highlightedId?: string;
  onOpen?: (item: TItem) => void;
}) {
  const { label, columns, items, highlightedId, onOpen } = props;
  const isHere = items.some(({ id }) => id === highlightedId);
  const ref = useRowInView(isHere ? highlightedId : undefined);
  return (
    <div
      className={styles.scroller}
      ref={ref}
      style={{ '--columns': columns.length } as CSSProperties}
    >
      <TableRoot aria-label={label}>
        <TableHeader>
          {columns.map(column => (
            <Column
              key={column.id}
              id={column.id}
              isRowHeader={column.isRowHeader}
              data-numeric={column.isNumeric}
              style={{ width: column.width }}
            >
              {column.label}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={items} dependencies={[columns, highlightedId]}>
          {item => (
            <Row
              id={item.id}
              data-highlighted={item.id === highlightedId || undefined}
              onAction={onOpen && (() => onOpen(item))}
            >
              {columns.map(column => (
                <Cell key={column.id} data-numeric={column.isNumeric}>
                  <div className={styles.content}>{column.cell(item)}</div>
                </Cell>
              ))}
            </Row>
          )}
        </TableBody>
      </TableRoot>
    </div>
  );
}

function useRowInView(highlightedId: string | undefined) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!highlightedId) {
      return undefined;
    }
    // Rows are put into the document after this component's own effects.
    const frame = requestAnimationFrame(() =>
      ref.current
        ?.querySelector('[data-highlighted]')
        ?.scrollIntoView?.({ block: 'center' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [highlightedId]);
  return ref;
}
