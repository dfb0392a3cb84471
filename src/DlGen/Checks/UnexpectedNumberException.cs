namespace DlGen;

/// <summary>A number isn't the one that <see cref="Expect"/> was told to expect.</summary>
/// <param name="message">The number, and what was expected.</param>
public sealed class UnexpectedNumberException(string message) : Exception(message);
