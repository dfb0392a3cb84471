namespace DlGen;

/// <summary>How a column of categories becomes inputs.</summary>
public enum CategoryEncoding
{
    /// <summary>An input for each category: 1 for the row's own, 0 for the others.</summary>
    OneHot,

    /// <summary>One input, the number of the category, from 0 in the order of their names.</summary>
    Index,
}
