namespace DlGen;

/// <summary>Where examples come from, such as one reading of a file. Its identity is all that counts.</summary>
internal sealed class Origin;
