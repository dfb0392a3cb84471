using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of data that are known when a program is compiled: what was found in the file, and what to do.</summary>
internal static class DataDescriptors
{
    public static readonly DiagnosticDescriptor FileUnknown = new(
        DiagnosticIds.DataFileUnknown, "A file of data isn't among the project's AdditionalFiles",
        "'{0}' is not among the project's AdditionalFiles, {1}: {2}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataFileUnknown + ".md");

    public static readonly DiagnosticDescriptor FileAmbiguous = new(
        DiagnosticIds.DataFileAmbiguous, "Several files of data are meant",
        "'{0}' may be {1} of the project's AdditionalFiles: write more of the path",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataFileAmbiguous + ".md");

    public static readonly DiagnosticDescriptor FileEmpty = new(
        DiagnosticIds.DataFileEmpty, "A file of data has no rows",
        "'{0}' {1}: give it rows to learn from",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataFileEmpty + ".md");

    public static readonly DiagnosticDescriptor ColumnUnknown = new(
        DiagnosticIds.DataColumnUnknown, "A column isn't in the file",
        "'{0}' has no column '{1}'{2}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataColumnUnknown + ".md");

    public static readonly DiagnosticDescriptor ColumnsAlike = new(
        DiagnosticIds.DataColumnsAlike, "Two columns have the same name",
        "Columns {1} and {2} of '{0}' have the same name, '{3}': give one of them another",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataColumnsAlike + ".md");

    public static readonly DiagnosticDescriptor RowRagged = new(
        DiagnosticIds.DataRowRagged, "A row hasn't a value for each column",
        "'{0}': {1}; give the row a value for each column, and put one with a '{2}' in it in quotation marks",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataRowRagged + ".md");

    public static readonly DiagnosticDescriptor Unreadable = new(
        DiagnosticIds.DataUnreadable, "A file of data can't be read so",
        "{0}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataUnreadable + ".md");

    public static readonly DiagnosticDescriptor Target = new(
        DiagnosticIds.DataTarget, "Data have either a label or targets",
        "'{0}' names {1} to predict: name either a column of classes, as in Label = \"species\", or columns of numbers, as in Targets = [\"price\"]",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DataTarget + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(FileUnknown, FileAmbiguous, FileEmpty, ColumnUnknown, ColumnsAlike, RowRagged, Unreadable, Target);
}
