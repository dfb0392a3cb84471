namespace DlGen.Tests.Parity;

/// <summary>The drawn classes, found by reflection.</summary>
internal static class DrawnTypes
{
    public static IReadOnlyList<Type> All { get; } = [.. typeof(DrawnTypes).Assembly.GetTypes().Where(static type => type.Namespace == "DlGen.Tests.Parity.Networks")];

    public static Type Named(string name) => All.Single(type => type.Name == name);
}
