/** Width of the outline, by the least width of the frame it is for, in pixels. */
const outlineWidths = [
	{ from: 800, px: 344 },
	{ from: 520, px: 240 },
	{ from: 0, px: 156 }
] as const;

/** Least size of the frame that leaves room for the overview below it, in pixels. */
const overviewFrom = { width: 640, height: 420 };

/** Width of the outline in a frame so wide, in pixels. */
export function outlineWidthIn(frameWidthPx: number): number {
	return outlineWidths.find(({ from }) => frameWidthPx >= from)?.px ?? outlineWidths[2].px;
}

/** Whether a frame of this size leaves room for the overview. */
export function hasOverviewRoom(widthPx: number, heightPx: number): boolean {
	return widthPx >= overviewFrom.width && heightPx >= overviewFrom.height;
}
