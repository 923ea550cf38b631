import { maxPresenceBytes, mostDragged, type Presence } from '$lib/protocol/presence';

/** Most ids of chosen records that others are told. */
const mostChosen = 50;

const utf8 = new TextEncoder();

/**
 * A presence as it may be sent. Of many chosen or dragged records the last ones are told, among them the one that
 * leads; of ids so long that they do not fit, fewer.
 */
export function fitPresence(presence: Presence): Presence {
	let fitted = capped(presence, mostChosen, mostDragged);
	for (let most = mostChosen; most > 0 && bytesOf(fitted) > maxPresenceBytes; most >>= 1)
		fitted = capped(fitted, most >> 1, most >> 1);
	if (bytesOf(fitted) <= maxPresenceBytes) return fitted;
	return { ...fitted, window: null, shown: null };
}

function capped(presence: Presence, chosenCount: number, draggedCount: number): Presence {
	const dragged = Object.entries(presence.drag ?? {}).slice(0, draggedCount);
	return {
		...presence,
		chosen: chosenCount === 0 ? [] : presence.chosen.slice(-chosenCount),
		drag: dragged.length > 0 ? Object.fromEntries(dragged) : null
	};
}

function bytesOf(presence: Presence): number {
	return utf8.encode(JSON.stringify(presence)).length;
}
