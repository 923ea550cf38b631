import { enter } from './page';

enter({
	prepare: () => null,
	mount: () => null,
	scroller: () => null,
	move: () => undefined,
	zoom: () => undefined
});
