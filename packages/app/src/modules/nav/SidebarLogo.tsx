import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { TandemMark } from '../../brand/TandemMark';
import { TandemWordmark } from '../../brand/TandemWordmark';

const useStyles = makeStyles({
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    height: 3 * sidebarConfig.logoHeight,
    marginBottom: -14,
    // The mark stands above the icons of the entries.
    paddingLeft: (sidebarConfig.drawerWidthClosed - 40) / 2,
    color: '#fff',
    fontSize: 18,
  },
});

export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={classes.link}
      aria-label="Tandem, to the catalog"
    >
      <TandemMark />
      {isOpen && <TandemWordmark />}
    </Link>
  );
}
