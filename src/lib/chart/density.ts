export type Density = 'compact' | 'comfortable' | 'touch';

/** Where things lie in a row, from the row's top, in the unit of the surface. */
export interface BarGeometry {
	readonly rowHeight: number;
	readonly barTop: number;
	readonly barHeight: number;
	/** Middle of the baseline. */
	readonly baselineTop: number;
	/** Top of the order-debt strip, from the bar's top: 0 lies on it, less lies above. */
	readonly debtTop: number;
	readonly debtHeight: number;
	/** Width of a bar's outline; its other lines and their dashes follow it. */
	readonly line: number;
	readonly textSize: number;
}

/** Height of a row of the strip of phases. */
export const phaseHeightPx = 17;

const onScreen = { debtTop: 0, debtHeight: 3.2, line: 1 } as const;

/** The row geometries of the screen. */
export const densityGeometry: Readonly<Record<Density, BarGeometry>> = {
	compact: { ...onScreen, rowHeight: 17, barTop: 2.5, barHeight: 9.5, baselineTop: 14.5, textSize: 11.5 },
	comfortable: { ...onScreen, rowHeight: 24, barTop: 4, barHeight: 13, baselineTop: 20, textSize: 11.5 },
	touch: { ...onScreen, rowHeight: 44, barTop: 8, barHeight: 22, baselineTop: 35, textSize: 13 }
};
