/** A text within a CSS string. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, " ")}"`;

/**
 * What stands at the foot of every printed page: the text on the left, the page's number on the right, where the browser
 * can number pages. Returns the way to take it off again.
 */
export const framePages = (foot: string, pageWord: string): (() => void) => {
  const sheet = new CSSStyleSheet();
  const type = 'font: 8.5pt "Times New Roman", "Liberation Serif", serif; color: #000;';
  sheet.replaceSync(`@page {
    size: A4;
    margin: 14mm 13mm 17mm;
    @bottom-left { content: ${quoted(foot)}; ${type} white-space: nowrap; }
    @bottom-right { content: ${quoted(`${pageWord} `)} counter(page) "/" counter(pages); ${type} }
  }`);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
};
