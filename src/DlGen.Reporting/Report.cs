using System.Globalization;
using System.Net;
using System.Text;
using static System.FormattableString;

namespace DlGen.Reporting;

/// <summary>
/// What there is to know of a training, as one page: <c>new Report("Iris").Add(history).Add(evaluation).SaveHtml("run.html")</c>. Pictures are in the
/// page itself; it needs no other file, no script and no network.
/// </summary>
public sealed partial class Report
{
    private readonly StringBuilder body = new();

    /// <summary>An empty report.</summary>
    /// <param name="title">The title of the page.</param>
    public Report(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>The title of the page.</summary>
    public string Title { get; }

    /// <summary>Adds a heading.</summary>
    /// <param name="text">The heading.</param>
    /// <returns>This report.</returns>
    public Report AddHeading(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        body.Append(CultureInfo.InvariantCulture, $"<h2>{Escape(text)}</h2>\n");
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="text">The paragraph, as plain text.</param>
    /// <returns>This report.</returns>
    public Report AddText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        body.Append(CultureInfo.InvariantCulture, $"<p>{Escape(text)}</p>\n");
        return this;
    }

    /// <summary>Adds text whose lines and spaces stay as they are, such as a table that prints itself.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This report.</returns>
    public Report AddPreformatted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        body.Append(CultureInfo.InvariantCulture, $"<pre>{Escape(text)}</pre>\n");
        return this;
    }

    private Report AddDetails(string summary, string text)
    {
        body.Append(CultureInfo.InvariantCulture, $"<details><summary>{Escape(summary)}</summary>\n<pre>{Escape(text)}</pre></details>\n");
        return this;
    }

    /// <summary>Adds a table.</summary>
    /// <param name="headings">The headings of the columns.</param>
    /// <param name="rows">The rows, with a text for each column.</param>
    /// <returns>This report.</returns>
    /// <exception cref="ArgumentException">There are no columns, or a row has more or fewer.</exception>
    public Report AddTable(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) => AddTable(headings, rows, "wide");

    private Report AddTable(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, string style)
    {
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(rows);
        if (headings.Count == 0)
        {
            throw new ArgumentException("A table needs at least one column.", nameof(headings));
        }

        var table = new StringBuilder(Invariant($"<div class=\"{style}\"><table>\n<thead><tr>"));
        AddCells(table, headings, "th scope=\"col\"", "th");
        table.Append("</tr></thead>\n<tbody>\n");
        int number = 0;
        foreach (IReadOnlyList<string> row in rows)
        {
            if (row?.Count != headings.Count)
            {
                throw new ArgumentException(Invariant($"Row {number} {(row is null ? "is null" : Invariant($"has {row.Count} cells"))}; there are {headings.Count} columns."), nameof(rows));
            }

            if (row.Contains(null!))
            {
                throw new ArgumentException(Invariant($"A cell of row {number} is null."), nameof(rows));
            }

            table.Append("<tr>");
            AddCells(table, row, "td", "td");
            table.Append("</tr>\n");
            number++;
        }

        body.Append(table).Append("</tbody>\n</table></div>\n");
        return this;
    }

    /// <summary>Adds a picture, as an SVG in the page.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="caption">What stands under it; null for nothing.</param>
    /// <returns>This report.</returns>
    public Report Add(Picture picture, string? caption = null)
    {
        ArgumentNullException.ThrowIfNull(picture);

        // As a source of its own, so that the identifiers in several pictures don't meet.
        string source = Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.ToSvg()));
        body.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"data:image/svg+xml;base64,{source}\" width=\"{picture.Width}\" height=\"{picture.Height}\" alt=\"{Escape(picture.Title)}\" />");
        body.Append(caption is null ? "" : $"<figcaption>{Escape(caption)}</figcaption>").Append("</figure>\n");
        return this;
    }

    /// <summary>The page.</summary>
    public string ToHtml() =>
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{{Escape(Title)}}</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        h1, h2 { line-height: 1.2; }
        h2 { margin-top: 2.5rem; border-bottom: 1px solid #ddd; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.2rem 0.8rem; text-align: right; border-bottom: 1px solid #eee; }
        th:first-child, td:first-child { text-align: left; }
        details { margin: 0.5rem 0; }
        pre { background: #f6f6f6; padding: 0.8rem; overflow-x: auto; }
        figure { margin: 1rem 0; }
        figcaption { color: #555; }
        img { max-width: 100%; height: auto; }
        .wide { overflow-x: auto; margin: 1rem 0; }
        .text td { text-align: left; }
        </style>
        </head>
        <body>
        <h1>{{Escape(Title)}}</h1>
        {{body}}</body>
        </html>

        """;

    /// <summary>Writes the page to a file.</summary>
    /// <param name="path">The file, which is written over.</param>
    public void SaveHtml(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToHtml());
    }

    /// <summary>The title.</summary>
    public override string ToString() => Title;

    private static void AddCells(StringBuilder table, IEnumerable<string> cells, string opening, string closing)
    {
        foreach (string cell in cells)
        {
            table.Append(CultureInfo.InvariantCulture, $"<{opening}>{Escape(cell)}</{closing}>");
        }
    }

    /// <summary>Text as HTML. Characters that no page may have are replaced.</summary>
    private static string Escape(string text) => WebUtility.HtmlEncode(string.Create(text.Length, text, static (characters, from) =>
    {
        for (int index = 0; index < from.Length; index++)
        {
            characters[index] = from[index] is '\n' or '\t' || !char.IsControl(from[index]) ? from[index] : '\uFFFD';
        }
    }));
}
