import type { Fill, Shape, Stroke, Token } from '$lib/chart/shape';

/**
 * Shapes as the text of SVG elements. Colours are the page's custom properties; patterns come from the
 * `PatternDefs` of this id. Whatever a text of the plan holds stays text.
 */
export function shapeMarkup(shapes: readonly Shape[], patterns: string): string {
	let markup = '';
	for (const shape of shapes) markup += elementOf(shape, patterns);
	return markup;
}

function elementOf(shape: Shape, patterns: string): string {
	switch (shape.type) {
		case 'text':
			return textOf(shape);
		case 'rect': {
			const { x, y, w, h, r } = shape;
			const round = r === undefined ? '' : ` rx="${r}"`;
			return `<rect x="${x}" y="${y}" width="${w}" height="${h}"${round}${paintOf(shape, patterns)}/>`;
		}
		case 'path': {
			const cap = shape.cap === undefined ? '' : ` stroke-linecap="${shape.cap}"`;
			return `<path d="${escaped(shape.d)}"${paintOf(shape, patterns)}${cap}/>`;
		}
		case 'circle':
			return `<circle cx="${shape.cx}" cy="${shape.cy}" r="${shape.r}"${paintOf(shape, patterns)}/>`;
	}
}

function textOf({
	x,
	y,
	text,
	style,
	token,
	anchor,
	halo,
	ground
}: Shape & { readonly type: 'text' }): string {
	const { family, size, weight, italic } = style;
	const slant = italic ? ' font-style="italic"' : '';
	const place = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
	const behind = halo
		? ` stroke="${colour(ground ?? 'paper')}" stroke-width="${halo}" stroke-linejoin="round" paint-order="stroke"`
		: '';
	return (
		`<text x="${x}" y="${y}" fill="${colour(token)}" font-family="var(--${family})" font-size="${size}"` +
		` font-weight="${weight}"${slant}${place}${behind}>${escaped(text)}</text>`
	);
}

function paintOf(
	{ fill, stroke }: { readonly fill?: Fill; readonly stroke?: Stroke },
	patterns: string
): string {
	const ground =
		fill === undefined
			? 'none'
			: typeof fill === 'string'
				? colour(fill)
				: `url(#${escaped(patterns)}-${fill.lane}-${fill.state})`;
	if (!stroke) return ` fill="${ground}"`;
	const dash = stroke.dash ? ` stroke-dasharray="${stroke.dash.join(' ')}"` : '';
	return ` fill="${ground}" stroke="${colour(stroke.token)}" stroke-width="${stroke.width}"${dash}`;
}

function colour(token: Token): string {
	return `var(--${token})`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (one) => entities[one] ?? one);
}
