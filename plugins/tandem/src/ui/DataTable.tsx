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
  isSortable?: boolean;
  cell: (item: TItem) => ReactNode;
}

/** The column that the items are sorted by, elsewhere. */
export interface DataSort {
  column: string;
  order: 'asc' | 'desc';
}

/** Which items are chosen, by id. */
export interface DataSelection {
  ids: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
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
  sort?: DataSort;
  onSort?: (column: string) => void;
  selection?: DataSelection;
  /** Other items are on their way. */
  isStale?: boolean;
  className?: string;
}) {
  const { label, columns, items, highlightedId, onOpen } = props;
  const { sort, onSort, selection, isStale, className = '' } = props;
  const isHere = items.some(({ id }) => id === highlightedId);
  const ref = useRowInView(isHere ? highlightedId : undefined);
  return (
    <div
      className={`${styles.scroller} ${className}`}
      ref={ref}
      style={{ '--columns': columns.length } as CSSProperties}
    >
      <TableRoot
        aria-label={label}
        stale={isStale}
        sortDescriptor={
          sort && {
            column: sort.column,
            direction: sort.order === 'asc' ? 'ascending' : 'descending',
          }
        }
        onSortChange={({ column }) => onSort?.(String(column))}
        {...(selection && selecting(selection, items))}
      >
        <TableHeader>
          {columns.map(column => (
            <Column
              key={column.id}
              id={column.id}
              isRowHeader={column.isRowHeader}
              allowsSorting={column.isSortable}
              data-column={column.id}
              data-numeric={column.isNumeric || undefined}
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
                <Cell
                  key={column.id}
                  data-column={column.id}
                  data-numeric={column.isNumeric || undefined}
                >
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

/** A row of checkboxes; all of the page at once from the header. */
function selecting(
  { ids, onChange }: DataSelection,
  items: readonly { id: string }[],
) {
  const all = items.map(({ id }) => id);
  return {
    selectionMode: 'multiple' as const,
    selectionBehavior: 'toggle' as const,
    // Escape closes what lies above the table; nobody expects it to unselect.
    escapeKeyBehavior: 'none' as const,
    selectedKeys: all.filter(id => ids.has(id)),
    onSelectionChange: (keys: 'all' | Set<string | number>) =>
      onChange(new Set(keys === 'all' ? all : [...keys].map(String))),
  };
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
