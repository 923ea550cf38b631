import type { TextStyle } from '$lib/chart/shape';
import { canvasFont } from './measure-text';
import type { Picture } from './pdf';

/** Pixels to a point: 600 to an inch. */
const pixelsPerPt = 600 / 72;

/**
 * Draws letters with whatever font the device has for them: Chinese, emoji, and all that no bundled font
 * holds. On white, since paper is white. Null where the device cannot draw at all.
 */
export function drawDeviceLetters(text: string, style: TextStyle, colour: string): Picture | null {
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) return null;
	const sizePx = style.size * pixelsPerPt;
	const font = canvasFont(style, sizePx);
	context.font = font;
	const metrics = context.measureText(text);
	const ascentPx = Math.ceil(Math.max(metrics.actualBoundingBoxAscent, sizePx * 0.8));
	const descentPx = Math.ceil(Math.max(metrics.actualBoundingBoxDescent, sizePx * 0.1));
	canvas.width = Math.max(1, Math.ceil(metrics.width));
	canvas.height = ascentPx + descentPx;
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.font = font;
	context.fillStyle = colour;
	context.fillText(text, 0, ascentPx);
	return {
		bytes: bytesOfDataUrl(canvas.toDataURL('image/png')),
		width: metrics.width / pixelsPerPt,
		height: canvas.height / pixelsPerPt,
		ascent: ascentPx / pixelsPerPt
	};
}

function bytesOfDataUrl(url: string): Uint8Array {
	return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
}
