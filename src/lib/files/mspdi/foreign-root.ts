import type { FileProblem } from '$lib/files/file-problem';

const namespace = 'http://schemas.microsoft.com/project';

/** Outermost elements of other programs' files, and what those are. */
const others: readonly (readonly [name: string, attribute: RegExp, seems: string])[] = [
	['project', /\bmrproject-version\b/, 'a GNOME Planner file'],
	['project', /\bgantt-divider-location\b|\bview-date\b|\bwebLink\b/, 'a GanttProject file (.gan)'],
	['APIBusinessObjects', /^/, 'a Primavera P6 file (PMXML)'],
	['BusinessObjects', /^/, 'a Primavera P6 file (PMXML)'],
	['html', /^/, 'a web page'],
	['svg', /^/, 'an SVG image'],
	['map', /^/, 'a FreeMind mind map'],
	['opml', /^/, 'an outline (OPML)'],
	['rss', /^/, 'a news feed (RSS)'],
	['Workbook', /^/, 'an Excel 2003 XML workbook']
];

/** Why a file with this outermost element is not from MS Project; null when it is. */
export function foreignRoot(name: string, attributes: string): FileProblem | null {
	const hasOther = /\sxmlns(?::[\w.-]+)?\s*=/.test(attributes) && !attributes.includes(namespace);
	if (name === 'Project' && !hasOther) return null;
	const seems = others.find(([root, attribute]) => root === name && attribute.test(attributes))?.[2];
	return {
		where: 'The start of the file',
		what: seems
			? `This seems to be ${seems}. Of XML files, Longroad reads those of MS Project.`
			: `This is an XML file, but not one of MS Project: it begins with <${name.slice(0, 60)}>.`,
		next: 'Open it in the program it came from and save it as MS Project XML, or as CSV, and open that file.'
	};
}
