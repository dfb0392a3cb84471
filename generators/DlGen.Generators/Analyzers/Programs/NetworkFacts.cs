using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>What a network takes and gives, by its class.</summary>
/// <param name="name">The class's name.</param>
/// <param name="inputSize">Numbers of an example.</param>
/// <param name="outputSize">Numbers of an output.</param>
/// <param name="declaration">Finds where it is declared.</param>
/// <param name="target">Finds what its loss compares outputs with: the declaration is only read where a rule asks.</param>
internal sealed class NetworkFacts(string name, int inputSize, int outputSize, Func<Location?> declaration, Func<TargetFacts?> target)
{
    private readonly Lazy<TargetFacts?> target = new(target, LazyThreadSafetyMode.None);

    public string Name => name;

    public int InputSize => inputSize;

    public int OutputSize => outputSize;

    /// <summary>The name in its declaration; null where that is in another project.</summary>
    public Location? Declaration => declaration();

    /// <summary>What its loss compares outputs with; null where it has several heads, or its declaration is in another project.</summary>
    public TargetFacts? Target => target.Value;

    /// <summary>The facts of a type; null where it is no network whose sizes are known.</summary>
    public static NetworkFacts? Of(ITypeSymbol? type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class } || !Library.IsNetwork(type))
        {
            return null;
        }

        for (INamedTypeSymbol? each = (INamedTypeSymbol)type; each is not null; each = each.BaseType)
        {
            if (Size(each, "InputSize") is { } inputs && Size(each, "OutputSize") is { } outputs)
            {
                INamedTypeSymbol network = each;
                return new NetworkFacts(each.Name, inputs, outputs, () => DeclarationOf(network, cancellationToken), () => TargetFacts.Of(network, compilation, cancellationToken));
            }
        }

        return null;
    }

    private static Location? DeclarationOf(INamedTypeSymbol network, CancellationToken cancellationToken) =>
        WrittenAttribute.Of(network, cancellationToken).FirstOrDefault(static attribute => attribute.DeclaresNetwork)?.Declaration.Identifier.GetLocation();

    private static int? Size(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true, ConstantValue: int and > 0 and var size } ? size : null;
}

/// <summary>What a network's loss compares its output with.</summary>
/// <param name="Kind">Classes, values or probabilities.</param>
/// <param name="Size">Numbers of the output.</param>
/// <param name="Classes">How many classes there are; 0 where it takes no labels.</param>
/// <param name="Positions">How many labels an example has.</param>
/// <param name="IgnoreIndex">The label that is left out.</param>
/// <param name="TakesRawNumbers">Whether the inputs are numbers that nothing brings to a common scale before the first weights.</param>
internal sealed record TargetFacts(TargetKind Kind, int Size, int Classes, int Positions, int IgnoreIndex, bool TakesRawNumbers)
{
    public static TargetFacts? Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty || !DlGenAttributes.IsNetwork(type) || Guarded.Parse(type, compilation, cancellationToken).Spec is not { } spec)
        {
            return null;
        }

        (NetworkGraph graph, EquatableArray<Problem> problems) = CompilerPipeline.Shape(spec);
        if (problems.Count > 0 || graph.Heads.Count != 1)
        {
            return null;
        }

        Value output = graph[graph.Heads[0].Output];
        LossOp loss = graph.LossOf(graph.Heads[0]);
        int size = (int)output.Known.Size;
        int positions = loss.Targets == TargetKind.Classes ? output.Rows : 1;
        int classes = loss.Targets switch
        {
            TargetKind.Classes => size / output.Rows,
            TargetKind.Probabilities when size == 1 => 2,
            _ => 0,
        };
        int ignored = (loss as SoftmaxCrossEntropy)?.IgnoreIndex ?? -1;
        return new TargetFacts(loss.Targets, size, classes, positions, ignored, IsRaw(spec));
    }

    private static bool IsRaw(NetworkSpec spec) =>
        spec.Layers.FirstOrDefault(static layer => layer.Kind is not ("Flatten" or "Dropout" or "Identity"))?.Kind is "Linear" or "Conv1d" or "Conv2d"
        && !spec.Layers.Any(static layer => layer.Kind.EndsWith("Norm", StringComparison.Ordinal));
}
