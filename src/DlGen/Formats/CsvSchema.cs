namespace DlGen.Formats;

/// <summary>What became of the columns of a file, so that another can be read in the same way.</summary>
/// <param name="Inputs">The columns that became inputs, in their order.</param>
/// <param name="Encoding">How categories became inputs.</param>
/// <param name="Classes">The names of the classes; null where targets are values.</param>
internal sealed record CsvSchema(CsvInput[] Inputs, CategoryEncoding Encoding, string[]? Classes)
{
    /// <summary>The names of the inputs: that of their column, with the category where each has an input.</summary>
    public string[] InputNames() => CsvInput.NamesOf(Inputs, Encoding == CategoryEncoding.OneHot);
}
