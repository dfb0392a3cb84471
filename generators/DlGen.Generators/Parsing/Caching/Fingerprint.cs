using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>A number that stands for a text: FNV-1a over 64 bits, the same on every run.</summary>
internal struct Fingerprint()
{
    private const ulong Prime = 1_099_511_628_211;

    public ulong Value { get; private set; } = 14_695_981_039_346_656_037;

    public void Add(ulong number)
    {
        for (int shift = 0; shift < 64; shift += 16)
        {
            Add((char)(number >> shift));
        }
    }

    public void Add(string text)
    {
        foreach (char character in text)
        {
            Add(character);
        }

        // No text ends like this, so that what follows can't belong to it.
        Add('\uFFFF');
    }

    /// <summary>Adds code without what stands between its tokens.</summary>
    public void Add(SyntaxNode? code)
    {
        if (code is not null)
        {
            foreach (SyntaxToken token in code.DescendantTokens())
            {
                Add(token.Text);
            }
        }

        Add('\uFFFE');
    }

    private void Add(char character) => Value = unchecked((Value ^ character) * Prime);
}
