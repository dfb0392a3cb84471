using DlGen.Generators.Advice.Rules;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice;

/// <summary>
/// Networks that compile, but can't learn what their author expects. Rules walk the built graph, so that a mistake is found wherever it
/// stands. What is wrong within a block is said at the block's own declaration, and what a network makes of a block where it is used.
/// </summary>
internal static class TrainingAdvice
{
    private static readonly Rule[] Rules =
    [
        // What the declaration says of parameters.
        SharedParameters.Find,
        FrozenParameters.Find,

        // Output and loss.
        LogitsTwice.Find,
        LimitedOutputs.Find,
        NarrowerThanClasses.Find,
        ConstantOutputs.Find,

        // Depth.
        LinearCollapse.Find,
        VanishingGradients.Find,
        DriftingVariance.Find,
        UnfitInitialization.Find,
        DeepPlainStacks.Find,
        ZeroWeights.Find,

        // Order and redundancy.
        BiasBeforeBatchNorm.Find,
        MisplacedDropout.Find,
        RepeatedNormalization.Find,
        RepeatedActivations.Find,
        NothingLearnedBesideSkip.Find,
        ActivationBehindGlobalPool.Find,
        UnseenWeights.Find,
        ConvolutionsInOrder.Find,
    ];

    /// <param name="spec">A declaration without errors.</param>
    public static EquatableArray<Problem> On(NetworkSpec spec)
    {
        (NetworkGraph graph, EquatableArray<Problem> problems) = CompilerPipeline.Shape(spec);
        if (problems.Count > 0)
        {
            return EquatableArray<Problem>.Empty;
        }

        var view = new NetworkView(spec, graph);
        return Rules.SelectMany(rule => rule(view)).Distinct().ToEquatableArray();
    }
}
