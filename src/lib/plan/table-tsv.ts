/**
 * Reads cells as spreadsheets copy them: rows of cells divided by tabs, cells with tabs, line ends or a leading
 * quotation mark in quotation marks. Line ends inside a cell become "\n"; the last line end closes the last row.
 * A quotation mark that closes nothing is a letter like any other.
 */
export function readTsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	// Either a quoted cell that ends where a cell may end, or letters up to the next tab or line end.
	const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
	while (cell.lastIndex <= text.length) {
		const match = cell.exec(text);
		if (!match) break;
		row.push(
			match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"').replace(/\r\n?/g, '\n')
		);
		if (match[3] === '\t') continue;
		rows.push(row);
		row = [];
		if (match[3] === '' || cell.lastIndex === text.length) break;
	}
	return rows;
}

/** Writes cells so that spreadsheets read them back as they are, rows divided by CRLF as Excel has them. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
	return rows.map((cells) => cells.map(writeCell).join('\t')).join('\r\n');
}

function writeCell(text: string): string {
	return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell for the HTML of the clipboard; Excel then leaves text as text, though it look like a number or formula. */
export interface HtmlCell {
	readonly text: string;
	readonly isText: boolean;
}

/** The same cells as an HTML table, which Excel and word processors take instead of plain text. */
export function writeHtmlTable(rows: readonly (readonly HtmlCell[])[]): string {
	const body = rows.map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`).join('');
	return `<table>${body}</table>`;
}

function htmlCell({ text, isText }: HtmlCell): string {
	const style = isText ? ` style="mso-number-format:'\\@'"` : '';
	const lines = text.split(/\r\n?|\n/).map(escapeHtml);
	return `<td${style}>${lines.join('<br style="mso-data-placement:same-cell">')}</td>`;
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
