using TorchSharp;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace DlGen.Peers.Parity;

/// <summary>DlGen's schedules in TorchSharp.</summary>
internal static class TorchSchedules
{
    public static LRScheduler Create(Schedule rule, torch.optim.Optimizer optimizer)
    {
        if (rule.WarmupSteps > 0)
        {
            // LinearLR's start is a third.
            return SequentialLR(optimizer, [LinearLR(optimizer, 1.0 / 3, 1, (int)rule.WarmupSteps), Plain(rule, optimizer)], [(int)rule.WarmupSteps]);
        }

        // A chain has no public type; the one that is compared is known.
        return rule.ToString() == ComparedChain
            ? ChainedLR([StepLR(optimizer, 30, 0.5), ExponentialLR(optimizer, 0.99)])
            : Plain(rule, optimizer);
    }

    private const string ComparedChain = "ChainedSchedule: (StepSchedule: Every 30, Factor 0.5) Chain (ExponentialSchedule: Factor 0.99)";

    private static LRScheduler Plain(Schedule rule, torch.optim.Optimizer optimizer) => rule switch
    {
        ConstantSchedule constant => ConstantLR(optimizer, D(constant.Factor), (int)constant.Steps!.Value),
        StepSchedule step => StepLR(optimizer, (int)step.Every, D(step.Factor)),
        MultiStepSchedule steps => MultiStepLR(optimizer, [.. steps.Milestones.Select(static milestone => (int)milestone)], D(steps.Factor)),
        ExponentialSchedule exponential => ExponentialLR(optimizer, D(exponential.Factor)),
        LinearSchedule linear => LinearLR(optimizer, D(linear.StartFactor), D(linear.EndFactor), (int)linear.Steps!.Value),
        CosineSchedule cosine => CosineAnnealingLR(optimizer, cosine.Steps!.Value, D(cosine.MinLearningRate)),
        OneCycleSchedule cycle => OneCycleLR(
            optimizer,
            D(cycle.MaxLearningRate),
            (int)cycle.Steps!.Value,
            pct_start: D(cycle.RiseFraction),
            anneal_strategy: cycle.IsLinear ? impl.OneCycleLR.AnnealStrategy.Linear : impl.OneCycleLR.AnnealStrategy.Cos,
            cycle_momentum: false,
            div_factor: D(cycle.StartDivisor),
            final_div_factor: D(cycle.EndDivisor),
            three_phase: cycle.HasThreePhases),
        PlateauSchedule plateau => ReduceLROnPlateau(
            optimizer, "min", D(plateau.Factor), plateau.Patience, D(plateau.Threshold), cooldown: plateau.Cooldown, min_lr: [D(plateau.MinLearningRate)]),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} has no counterpart in TorchSharp here; add it."),
    };

    private static double D(float value) => TorchOptimizers.D(value);
}
