import type { Point } from '$lib/chart/path';
import type { Shape, TextStyle, Token } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';

interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** Where a label may stand: its anchor on the baseline. */
export interface LabelPlace {
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
}

const sampledPx = 5;

/** What is taken of a drawing, so that labels keep off lines, dots and each other. */
export class LabelRoom {
	readonly #bounds: Box;
	readonly #taken: Box[] = [];

	constructor(bounds: Box) {
		this.#bounds = bounds;
	}

	takeBox(box: Box): void {
		this.#taken.push(box);
	}

	/** Takes what straight lines through points cover. */
	takeLine(points: readonly Point[], thickness = 4): void {
		points.slice(1).forEach((to, index) => {
			const from = points[index] as Point;
			const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / sampledPx));
			for (let step = 0; step <= steps; step += 1) {
				const part = step / steps;
				this.takeBox({
					x: from.x + (to.x - from.x) * part - thickness / 2,
					y: from.y + (to.y - from.y) * part - thickness / 2,
					w: thickness,
					h: thickness
				});
			}
		});
	}

	/** The label at the first place that is free, which it then takes; none where all are taken. */
	place(
		text: string,
		style: TextStyle,
		token: Token,
		places: readonly LabelPlace[],
		halo = 3
	): (Shape & { readonly type: 'text' }) | null {
		for (const place of places) {
			const box = boxOf(text, style, place);
			if (!this.#isFree(box)) continue;
			this.takeBox(box);
			return { type: 'text', ...place, text, style, token, halo };
		}
		return null;
	}

	#isFree(box: Box): boolean {
		const { x, y, w, h } = this.#bounds;
		if (box.x < x || box.y < y || box.x + box.w > x + w || box.y + box.h > y + h) return false;
		return this.#taken.every(
			(one) =>
				one.x >= box.x + box.w || one.x + one.w <= box.x || one.y >= box.y + box.h || one.y + one.h <= box.y
		);
	}
}

function boxOf(text: string, style: TextStyle, { x, y, anchor }: LabelPlace): Box {
	const w = estimateTextWidth(text, style) + 4;
	const left = anchor === 'start' ? x - 2 : anchor === 'end' ? x - w + 2 : x - w / 2;
	return { x: left, y: y - style.size * 0.82, w, h: style.size * 1.08 };
}
