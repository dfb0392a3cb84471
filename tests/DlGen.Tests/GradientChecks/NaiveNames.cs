namespace DlGen.Tests.GradientChecks;

/// <summary>The linear layers of a declaration by the names of their members: Linear1, Coder2.Linear1.</summary>
internal sealed class NaiveNames
{
    private readonly List<NaiveLinear> linears = [];
    private readonly List<(Type Type, NaiveNames Names)> blocks = [];

    public NaiveLinear Add(NaiveLinear linear)
    {
        linears.Add(linear);
        return linear;
    }

    /// <summary>The names in the next block of a type.</summary>
    public NaiveNames Block(Type type)
    {
        blocks.Add((type, new NaiveNames()));
        return blocks[^1].Names;
    }

    public NaiveLinear Named(string name)
    {
        string[] parts = name.Split('.', 2);
        string kind = parts[0].TrimEnd([.. "0123456789"]);
        int number = int.Parse(parts[0][kind.Length..], System.Globalization.CultureInfo.InvariantCulture);
        return parts.Length == 1 ? linears[number - 1] : blocks.Where(block => block.Type.Name == kind).ElementAt(number - 1).Names.Named(parts[1]);
    }
}
