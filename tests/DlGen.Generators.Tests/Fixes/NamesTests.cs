using DlGen.Generators.CodeFixes;
using DlGen.Generators.Layers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Tests.Fixes;

/// <summary>Fixes know layers by their names alone: no layer of the compiler's may be missing there.</summary>
public class NamesTests
{
    /// <summary>Layers that no fix asks the kind of.</summary>
    private static readonly string[] Others = ["Custom", "Embedding", "GeGlu", "Head", "Inputs", "Parallel", "Residual", "Softmax", "SwiGlu", "Use"];

    [Fact]
    public void EveryLayer_HasOneKind() => Assert.All(LayerDefinition.Kinds, static kind =>
        Assert.True(KindsOf(kind).Length == (Others.Contains(kind) ? 0 : 1), $"{kind} is {string.Join(" and ", KindsOf(kind).DefaultIfEmpty("of no kind: name it in Names.cs, or here"))}"));

    [Fact]
    public void Activations_AreTheLayersThatApplyAFunction() => Assert.All(LayerDefinition.Kinds, static kind =>
        Assert.Equal(LayerDefinition.Find(kind) is ElementwiseLayer and not IdentityLayer || kind is "Apply" or "PRelu", Names.IsActivation(Attribute(kind))));

    private static string[] KindsOf(string kind)
    {
        AttributeSyntax attribute = Attribute(kind);
        return
        [
            .. new (string Kind, bool Is)[]
            {
                ("an activation", Names.IsActivation(attribute)),
                ("a normalization", Names.IsNormalization(attribute)),
                ("a layer with weights", Names.HasWeights(attribute)),
                ("a layer that hands on", Names.HandsOn(attribute)),
            }.Where(static item => item.Is).Select(static item => item.Kind),
        ];
    }

    private static AttributeSyntax Attribute(string kind) => SyntaxFactory.Attribute(SyntaxFactory.IdentifierName(kind));
}
